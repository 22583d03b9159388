using NeuraNft.Domain;

namespace NeuraNft.Application.Log;

/// <summary>The domain's decision in the event store's terms.</summary>
internal static class Decisions
{
    public static Neura.EventStore.Decision ToStore<TEvent, TRefusal>(this Decision<TEvent, TRefusal> decision)
        where TEvent : notnull
        where TRefusal : notnull => decision switch
    {
        Decision<TEvent, TRefusal>.Accepted accepted => Neura.EventStore.Decision.Accept(accepted.Events.Cast<object>()),
        Decision<TEvent, TRefusal>.Refused refused => Neura.EventStore.Decision.Refuse(refused.Refusal),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
