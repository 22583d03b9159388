using System.Globalization;
using System.Text.Json.Serialization;

namespace Neura.Near.Rpc;

/// <param name="Height">Height of the block.</param>
/// <param name="Hash">Hash of the block.</param>
/// <param name="PrevHash">Hash of the block before.</param>
/// <param name="Timestamp">Nanoseconds since 1970 as a number: software in JavaScript rounds it.</param>
/// <param name="TimestampNanosec">The same as decimal text, exact; older blocks lack it.</param>
/// <param name="PrevHeight">Height of the block before; older blocks lack it.</param>
/// <param name="GasPrice">Price of one unit of gas, in yoctoNEAR.</param>
/// <param name="LatestProtocolVersion">The newest protocol the block's producer knows.</param>
public sealed record BlockHeaderView(
    ulong Height, CryptoHash Hash, CryptoHash PrevHash, ulong Timestamp, string? TimestampNanosec = null, ulong? PrevHeight = null,
    NearToken? GasPrice = null, uint? LatestProtocolVersion = null)
{
    /// <summary>Nanoseconds since 1970, from the exact text where there is one.</summary>
    [JsonIgnore]
    public ulong Nanoseconds =>
        ulong.TryParse(TimestampNanosec, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) ? exact : Timestamp;
}
