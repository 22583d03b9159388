using System.Diagnostics;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using static NeuraNft.Domain.Accounts.AccountEvent;

namespace NeuraNft.Projections.Rows;

/// <summary>Whose event it is.</summary>
internal static class AccountEvents
{
    public static Account AccountOf(AccountEvent @event) => @event switch
    {
        SessionOpened e => e.Account,
        SessionRefreshed e => e.Account,
        SessionClosed e => e.Account,
        ApiKeyIssued e => e.Account,
        ApiKeyRevoked e => e.Account,
        EncryptionKeyRegistered e => e.Account,
        TextGenerated e => e.Account,
        SubjectErased e => e.Account,
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
