/** Gas of host functions and wasm operators: nearcore's runtime configuration of protocol version 84. */
export const COST = {
  base: 264768111, contractLoadingBase: 35445963, contractLoadingByte: 1089295,
  readMemoryBase: 2609863200, readMemoryByte: 3801333, writeMemoryBase: 2803794861, writeMemoryByte: 2723772,
  readRegisterBase: 2517165186, readRegisterByte: 98562, writeRegisterBase: 2865522486, writeRegisterByte: 3801564,
  utf8Base: 3111779061, utf8Byte: 291580479, utf16Base: 3543313050, utf16Byte: 163577493,
  sha256Base: 4540970250, sha256Byte: 24117351, keccak256Base: 5879491275, keccak256Byte: 21471105,
  keccak512Base: 5811388236, keccak512Byte: 36649701, ripemd160Base: 853675086, ripemd160Block: 680107584,
  ed25519Base: 210000000000, ed25519Byte: 9000000, logBase: 3543313050, logByte: 13198791,
  storageWriteBase: 64196736000, storageWriteKeyByte: 70482867, storageWriteValueByte: 31018539, storageWriteEvictedByte: 32117307,
  storageReadBase: 56356845749, storageReadKeyByte: 30952533, storageReadValueByte: 5611004,
  storageRemoveBase: 53473030500, storageRemoveKeyByte: 38220384, storageRemoveValueByte: 11531556,
  storageHasKeyBase: 54039896625, storageHasKeyByte: 30790845, trieNode: 2280000000,
  promiseAndBase: 1465013400, promiseAndEach: 5452176, promiseReturn: 560152386,
  validatorStake: 911834726400, validatorTotalStake: 911834726400,
} as const;

/** Gas of one wasm operator; `block`, `loop`, `else` and `end` are free. */
export const REGULAR_OP = 822756;
/** A bulk operator (`memory.copy`, `memory.fill`, …) costs a base and this much a byte or element. */
export const BULK_OP_BASE = 26328192;
export const BULK_OP_UNIT = 822756;

export const LIMIT = {
  maxGas: 1e15, maxPages: 2048, maxRegisterSize: 104857600, registersMemory: 1073741824, maxRegisters: 100,
  maxLogs: 100, maxTotalLogLength: 16384, maxTotalPrepaidGas: 1e15, maxActionsPerReceipt: 100,
  maxMethodNamesBytes: 2000, maxMethodNameLength: 256, maxArgumentsLength: 4194304, maxReturnedLength: 4194304,
  maxContractSize: 4194304, maxTransactionSize: 1572864, maxStorageKey: 2048, maxStorageValue: 4194304,
  maxPromises: 1024, maxInputDependencies: 128,
} as const;
