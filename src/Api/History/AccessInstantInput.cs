using NeuraNft.Domain;

namespace NeuraNft.Api.History;

/// <summary>When.</summary>
/// <param name="Time">Block time on chain.</param>
/// <param name="BlockTime">The same, as fine as the chain counts.</param>
/// <param name="Position">As late as it was on chain, and as much as was known here, when the log stood there.</param>
[OneOf]
public sealed record AccessInstantInput(DateTimeOffset? Time, BlockTime? BlockTime, Position? Position);
