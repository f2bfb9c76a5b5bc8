extension Unsupported {
  /// What CPython's own modules have and ours have not, by module.
  package static let members: [String: Set<String>] = memberGroups.reduce(into: [:]) {
    table, group in
    table[group.module] = Set(group.names.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// The sentence about a member of a module.
  package static func message(member name: String, of module: String) -> String {
    let instead = memberGroups.first { $0.module == module }?.instead ?? ownModules
    return "\(module).\(name) is not part of this language. \(instead)"
  }

  /// The members by module, with what to use instead.
  package static let memberGroups: [(module: String, names: String, instead: String)] = [
    (
      "socket",
      """
      ALG_OP_DECRYPT ALG_OP_ENCRYPT ALG_OP_SIGN ALG_OP_VERIFY ALG_SET_AEAD_ASSOCLEN
      ALG_SET_AEAD_AUTHSIZE ALG_SET_IV ALG_SET_KEY ALG_SET_OP ALG_SET_PUBKEY BDADDR_ANY
      BDADDR_LOCAL BTPROTO_HCI BTPROTO_L2CAP BTPROTO_RFCOMM BTPROTO_SCO CAN_BCM
      CAN_BCM_CAN_FD_FRAME CAN_BCM_RX_ANNOUNCE_RESUME CAN_BCM_RX_CHANGED CAN_BCM_RX_CHECK_DLC
      CAN_BCM_RX_DELETE CAN_BCM_RX_FILTER_ID CAN_BCM_RX_NO_AUTOTIMER CAN_BCM_RX_READ
      CAN_BCM_RX_RTR_FRAME CAN_BCM_RX_SETUP CAN_BCM_RX_STATUS CAN_BCM_RX_TIMEOUT
      CAN_BCM_SETTIMER CAN_BCM_STARTTIMER CAN_BCM_TX_ANNOUNCE CAN_BCM_TX_COUNTEVT
      CAN_BCM_TX_CP_CAN_ID CAN_BCM_TX_DELETE CAN_BCM_TX_EXPIRED CAN_BCM_TX_READ
      CAN_BCM_TX_RESET_MULTI_IDX CAN_BCM_TX_SEND CAN_BCM_TX_SETUP CAN_BCM_TX_STATUS CAN_EFF_FLAG
      CAN_EFF_MASK CAN_ERR_FLAG CAN_ERR_MASK CAN_ISOTP CAN_J1939 CAN_RAW CAN_RAW_FD_FRAMES
      CAN_RAW_FILTER CAN_RAW_JOIN_FILTERS CAN_RAW_LOOPBACK CAN_RAW_RECV_OWN_MSGS CAN_RTR_FLAG
      CAN_SFF_MASK CAPI HCI_DATA_DIR HCI_FILTER HCI_TIME_STAMP IOCTL_VM_SOCKETS_GET_LOCAL_CID
      IPV6_CHECKSUM IPV6_DONTFRAG IPV6_DSTOPTS IPV6_HOPLIMIT IPV6_HOPOPTS IPV6_JOIN_GROUP
      IPV6_LEAVE_GROUP IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP IPV6_NEXTHOP
      IPV6_PATHMTU IPV6_PKTINFO IPV6_RECVDSTOPTS IPV6_RECVHOPLIMIT IPV6_RECVHOPOPTS
      IPV6_RECVPATHMTU IPV6_RECVPKTINFO IPV6_RECVRTHDR IPV6_RECVTCLASS IPV6_RTHDR
      IPV6_RTHDRDSTOPTS IPV6_RTHDR_TYPE_0 IPV6_TCLASS IPV6_UNICAST_HOPS IPV6_V6ONLY
      J1939_EE_INFO_NONE J1939_EE_INFO_TX_ABORT J1939_FILTER_MAX J1939_IDLE_ADDR
      J1939_MAX_UNICAST_ADDR J1939_NLA_BYTES_ACKED J1939_NLA_PAD J1939_NO_ADDR J1939_NO_NAME
      J1939_NO_PGN J1939_PGN_ADDRESS_CLAIMED J1939_PGN_ADDRESS_COMMANDED J1939_PGN_MAX
      J1939_PGN_PDU1_MAX J1939_PGN_REQUEST NETLINK_CRYPTO NETLINK_DNRTMSG NETLINK_FIREWALL
      NETLINK_IP6_FW NETLINK_NFLOG NETLINK_ROUTE NETLINK_USERSOCK NETLINK_XFRM PACKET_BROADCAST
      PACKET_FASTROUTE PACKET_HOST PACKET_LOOPBACK PACKET_MULTICAST PACKET_OTHERHOST
      PACKET_OUTGOING PF_CAN PF_PACKET PF_RDS SCM_J1939_DEST_ADDR SCM_J1939_DEST_NAME
      SCM_J1939_ERRQUEUE SCM_J1939_PRIO SOL_ALG SOL_CAN_BASE SOL_CAN_RAW SOL_HCI SOL_RDS
      SOL_TIPC SO_J1939_ERRQUEUE SO_J1939_FILTER SO_J1939_PROMISC SO_J1939_SEND_PRIO
      SO_VM_SOCKETS_BUFFER_MAX_SIZE SO_VM_SOCKETS_BUFFER_MIN_SIZE SO_VM_SOCKETS_BUFFER_SIZE
      TIPC_ADDR_ID TIPC_ADDR_NAME TIPC_ADDR_NAMESEQ TIPC_CFG_SRV TIPC_CLUSTER_SCOPE
      TIPC_CONN_TIMEOUT TIPC_CRITICAL_IMPORTANCE TIPC_DEST_DROPPABLE TIPC_HIGH_IMPORTANCE
      TIPC_IMPORTANCE TIPC_LOW_IMPORTANCE TIPC_MEDIUM_IMPORTANCE TIPC_NODE_SCOPE TIPC_PUBLISHED
      TIPC_SRC_DROPPABLE TIPC_SUBSCR_TIMEOUT TIPC_SUB_CANCEL TIPC_SUB_PORTS TIPC_SUB_SERVICE
      TIPC_TOP_SRV TIPC_WAIT_FOREVER TIPC_WITHDRAWN TIPC_ZONE_SCOPE UDPLITE_RECV_CSCOV
      UDPLITE_SEND_CSCOV VMADDR_CID_ANY VMADDR_CID_HOST VMADDR_PORT_ANY
      VM_SOCKETS_INVALID_VERSION recv_fds send_fds sethostname
      """,
      "Use AF_INET with SOCK_STREAM or SOCK_DGRAM, and what belongs to them."
    ),
    (
      "time",
      """
      CLOCK_BOOTTIME CLOCK_MONOTONIC_RAW CLOCK_TAI clock_getres clock_settime clock_settime_ns
      get_clock_info pthread_getcpuclockid tzset
      """,
      "Use time.time, time.monotonic, time.sleep and time.strftime."
    ),
    (
      "threading",
      """
      getprofile gettrace
      """,
      "Use Thread, Lock, Event and Condition; pass values as arguments."
    ),
    (
      "sys",
      """
      abiflags addaudithook api_version audit base_exec_prefix base_prefix breakpointhook
      builtin_module_names call_tracing copyright displayhook dont_write_bytecode excepthook
      exec_prefix flags float_repr_style get_asyncgen_hooks
      get_coroutine_origin_tracking_depth getallocatedblocks
      getdlopenflags getfilesystemencodeerrors getprofile getrefcount getsizeof gettrace
      hash_info implementation meta_path modules orig_argv path_hooks
      path_importer_cache platlibdir prefix pycache_prefix set_asyncgen_hooks
      set_coroutine_origin_tracking_depth setdlopenflags setprofile
      settrace stdlib_module_names thread_info unraisablehook warnoptions
      """,
      "Use sys.argv, sys.exit, sys.byteorder and the standard streams."
    ),
  ]
}
