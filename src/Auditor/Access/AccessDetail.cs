using NeuraNft.Auditor.Histories;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Auditor.Access;

/// <summary>An answer for machines.</summary>
internal sealed record AccessDetail(
    long KnownAt, AccessLevel Level, string Source, BlockTime? ExpiresAt, bool Capped, string? Denial, string Sentence,
    IReadOnlyList<AccessDetail.Event> Events)
{
    public static AccessDetail? Of(AccessAnswer? answer) => answer is null ? null : new AccessDetail(
        answer.KnownAt, answer.Decision.Level, answer.Decision.Source.ToString(), answer.Decision.ExpiresAt, answer.Decision.Capped,
        answer.Decision.Denial?.ToString(), answer.Sentence,
        [
            .. answer.Evidence.Select(e => new Event(
                e.Role.ToString(), e.Event.Sequence, e.Event.Id, e.Event.EventTypeName, ChainOrigin.TimeOf(e.Event), e.Event.Timestamp,
                EventSentence.Of(e.Event))),
        ]);

    internal sealed record Event(
        string Role, long Position, Guid EventId, string Kind, BlockTime At, DateTimeOffset RecordedAt, string Sentence);
}
