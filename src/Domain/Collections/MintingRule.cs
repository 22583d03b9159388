namespace NeuraNft.Domain.Collections;

/// <summary>What a policy means for an account.</summary>
public static class MintingRule
{
    public static bool Admits(this Minting minting, Account account, Account owner, IReadOnlyCollection<Account> minters) => minting switch
    {
        Minting.Open => true,
        Minting.AllowList => account == owner || minters.Contains(account),
        Minting.Owner => account == owner,
    };
}
