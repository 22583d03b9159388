using NeuraNft.Domain;

namespace NeuraNft.Projections.Collections;

/// <summary>Which collections; all that is given must hold.</summary>
public sealed record CollectionFilter(string? Contract, Account? Owner, Account? Creator);
