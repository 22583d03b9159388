namespace Neura.Near;

/// <summary>
/// What a transaction is to do, before it is known which key, nonce and block it goes out with: so it can be signed again.
/// </summary>
/// <example><c>new TransactionDraft(contract).Call("nft_transfer", arguments, Gas.FromTeragas(30), NearToken.OneYocto)</c></example>
/// <param name="receiver">The account the actions run on.</param>
public sealed class TransactionDraft(AccountId receiver)
{
    private readonly List<NearAction> _actions = [];

    /// <summary>The account the actions run on.</summary>
    public AccountId Receiver { get; } = receiver;

    /// <summary>Run in order, all or none.</summary>
    public IReadOnlyList<NearAction> Actions => _actions;

    /// <summary>Adds any action.</summary>
    public TransactionDraft Add(NearAction action)
    {
        _actions.Add(action);
        return this;
    }

    /// <summary>Adds a call of a contract's method.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="arguments">Raw bytes, mostly JSON in UTF-8.</param>
    /// <param name="gas">The most it may burn; what is left comes back.</param>
    /// <param name="deposit">What it is given; many methods want exactly <see cref="NearToken.OneYocto"/>.</param>
    public TransactionDraft Call(string method, ReadOnlyMemory<byte> arguments, Gas gas, NearToken deposit) =>
        Add(new NearAction.FunctionCall(method, arguments, gas, deposit));

    /// <summary>Adds a transfer of NEAR.</summary>
    public TransactionDraft Transfer(NearToken deposit) => Add(new NearAction.Transfer(deposit));

    /// <summary>Adds the creation of the receiver.</summary>
    public TransactionDraft CreateAccount() => Add(new NearAction.CreateAccount());

    /// <summary>Adds a key to the receiver.</summary>
    public TransactionDraft AddKey(PublicKey key, AccessKey permission) => Add(new NearAction.AddKey(key, permission));

    /// <summary>Adds the deployment of a contract.</summary>
    public TransactionDraft Deploy(ReadOnlyMemory<byte> code) => Add(new NearAction.DeployContract(code));

    /// <summary>The transaction of a key.</summary>
    /// <exception cref="NearFormatException">A limit of the protocol is broken.</exception>
    public Transaction Build(AccountId signer, PublicKey key, ulong nonce, CryptoHash blockHash)
    {
        TransactionLimits.Check(_actions);
        return new Transaction(signer, key, nonce, Receiver, blockHash, [.. _actions]);
    }

    /// <summary>The same as a delegate action (NEP-366), which a relayer sends and pays for.</summary>
    /// <exception cref="NearFormatException">A limit of the protocol is broken, or one of the actions is a delegate action.</exception>
    public DelegateAction BuildDelegate(AccountId sender, PublicKey key, ulong nonce, ulong maxBlockHeight)
    {
        TransactionLimits.Check(_actions);
        if (_actions.Exists(action => action is NearAction.Delegate))
            throw new NearFormatException("A delegate action may not hold another.");
        return new DelegateAction(sender, Receiver, [.. _actions], nonce, maxBlockHeight, key);
    }
}
