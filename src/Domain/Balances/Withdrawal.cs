using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Balances;

/// <summary>What was asked to be paid out, and what became of it.</summary>
public sealed record Withdrawal(Yocto Amount, WithdrawalStatus Status);

[JsonConverter(typeof(JsonStringEnumConverter<WithdrawalStatus>))]
public enum WithdrawalStatus
{
    [JsonStringEnumMemberName("pending")] Pending,
    [JsonStringEnumMemberName("paid")] Paid,
    [JsonStringEnumMemberName("returned")] Returned,
}
