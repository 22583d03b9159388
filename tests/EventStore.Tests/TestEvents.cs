using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>A small domain of the tests.</summary>
public abstract record AccountEvent
{
    private AccountEvent() { }

    public sealed record Opened(string Owner) : AccountEvent;

    public sealed record Deposited(long Amount) : AccountEvent;

    public sealed record Noted(string Text) : AccountEvent;
}

public sealed record Account(string? Owner, long Balance)
{
    public static Aggregate<Account> Aggregate { get; } = new(new Account(null, 0), Evolve);

    public static void Map(EventTypeMap events) => events
        .Map<AccountEvent.Opened>("account_opened")
        .Map<AccountEvent.Deposited>("account_deposited")
        .Map<AccountEvent.Noted>("account_noted");

    private static Account Evolve(Account state, object e) => e switch
    {
        AccountEvent.Opened opened => state with { Owner = opened.Owner },
        AccountEvent.Deposited deposited => state with { Balance = state.Balance + deposited.Amount },
        _ => state,
    };
}
