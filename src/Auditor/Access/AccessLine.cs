using System.Globalization;
using NeuraNft.Auditor.Histories;
using NeuraNft.Auditor.Logs;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Auditor.Access;

/// <summary>The events of an answer, a line each.</summary>
internal static class AccessLine
{
    public static IEnumerable<IReadOnlyList<string>> Of(string answer, AccessAnswer? access) =>
        from e in access?.Evidence ?? []
        select (string[])
        [
            answer, e.Role.ToString().ToLowerInvariant(), e.Event.Sequence.ToString(CultureInfo.InvariantCulture),
            ChainTime.Text(ChainOrigin.TimeOf(e.Event)), ChainTime.Text(e.Event.Timestamp), EventSentence.Of(e.Event),
        ];
}
