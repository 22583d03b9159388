namespace Neura.Near;

public enum AccountKind
{
    Named,

    /// <summary>64 hexadecimal digits: an Ed25519 public key.</summary>
    NearImplicit,

    /// <summary>"0x" and 40 hexadecimal digits (NEP-518).</summary>
    EthImplicit,

    /// <summary>"0s" and 40 hexadecimal digits (NEP-616).</summary>
    Deterministic,
}
