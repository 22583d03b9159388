using Neura.Near;

namespace NeuraNft.Application.Transactions;

/// <summary>Whether an action may be relayed now.</summary>
public enum RelayPlace
{
    /// <summary>The hour is used up, or the action has its place.</summary>
    None,

    /// <summary>Yes, for the first time.</summary>
    First,

    /// <summary>Yes, but it may have gone out before: what came of that was not learnt.</summary>
    Again,
}

/// <summary>What is paid for within an hour.</summary>
/// <param name="MostAnHour">Actions of one account.</param>
/// <param name="MostGasAnHour">Of all accounts together.</param>
public sealed record RelayLimits(int MostAnHour, Gas MostGasAnHour);
