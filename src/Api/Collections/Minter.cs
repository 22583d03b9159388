using NeuraNft.Domain;

namespace NeuraNft.Api.Collections;

/// <summary>An account on a collection's allow list.</summary>
public sealed record Minter(Account Account);
