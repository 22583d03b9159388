namespace Neura.Near.Rpc;

/// <summary>Why a transaction was refused before it ran.</summary>
public enum InvalidTransactionKind
{
    /// <summary>A reason that this library does not know: see <see cref="InvalidTransaction.Reason"/>.</summary>
    Other,

    /// <summary>The nonce is not above the key's last one. Fetch the key's nonce and sign again.</summary>
    InvalidNonce,

    /// <summary>The nonce is above height × 10^6.</summary>
    NonceTooLarge,

    /// <summary>The block hash is too old. Take a new one and sign again.</summary>
    Expired,

    /// <summary>The block hash is of another branch or chain.</summary>
    InvalidChain,

    /// <summary>The signature is not the key's over these bytes.</summary>
    InvalidSignature,

    /// <summary>The signer cannot pay: see <see cref="InvalidTransaction.Balance"/> and <see cref="InvalidTransaction.Cost"/>.</summary>
    NotEnoughBalance,

    /// <summary>The signer would have less left than its storage locks.</summary>
    LackBalanceForState,

    /// <summary>The key's allowance does not reach for the gas.</summary>
    NotEnoughAllowance,

    /// <summary>The account has no such key.</summary>
    AccessKeyNotFound,

    /// <summary>The key is for another contract.</summary>
    ReceiverMismatch,

    /// <summary>The key is not for this method.</summary>
    MethodNameMismatch,

    /// <summary>The actions need a full-access key.</summary>
    RequiresFullAccess,

    /// <summary>A function-call key may not send a deposit.</summary>
    DepositWithFunctionCall,

    /// <summary>There is no such signer.</summary>
    SignerDoesNotExist,

    /// <summary>The signer's id is malformed.</summary>
    InvalidSignerId,

    /// <summary>The receiver's id is malformed.</summary>
    InvalidReceiverId,

    /// <summary>An amount or gas overflows.</summary>
    CostOverflow,

    /// <summary>The actions break a limit or rule; the reason names it.</summary>
    ActionsValidation,

    /// <summary>The transaction is too long.</summary>
    TransactionSizeExceeded,

    /// <summary>The node does not take this version of transaction.</summary>
    InvalidTransactionVersion,

    /// <summary>The receiver's shard takes no more for now. Later it may.</summary>
    ShardCongested,

    /// <summary>The receiver's shard makes no progress. Later it may.</summary>
    ShardStuck,

    /// <summary>The node's own storage failed.</summary>
    StorageError,
}
