namespace Neura.Near;

/// <summary>How an account came to be, by the form of its id.</summary>
public enum AccountKind
{
    /// <summary>A name that another account has made.</summary>
    Named,

    /// <summary>64 hexadecimal digits: an Ed25519 public key.</summary>
    NearImplicit,

    /// <summary>"0x" and 40 hexadecimal digits (NEP-518).</summary>
    EthImplicit,

    /// <summary>"0s" and 40 hexadecimal digits (NEP-616).</summary>
    Deterministic,
}
