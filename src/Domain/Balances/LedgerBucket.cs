using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Balances;

/// <summary>The kinds of ledger accounts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerBucket>))]
public enum LedgerBucket
{
    /// <summary>The world: negative by as much as is in here.</summary>
    [JsonStringEnumMemberName("outside")] Outside,

    /// <summary>An account's, to be spent or withdrawn.</summary>
    [JsonStringEnumMemberName("available")] Available,

    /// <summary>An account's, put aside for jobs that run.</summary>
    [JsonStringEnumMemberName("held")] Held,

    /// <summary>An account's, to be paid out.</summary>
    [JsonStringEnumMemberName("withdrawing")] Withdrawing,

    /// <summary>A completed job's, in passing: nothing is left in it when its transaction ends.</summary>
    [JsonStringEnumMemberName("job")] Job,
}
