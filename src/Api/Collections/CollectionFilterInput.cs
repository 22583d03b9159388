using NeuraNft.Domain;
using NeuraNft.Projections.Collections;

namespace NeuraNft.Api.Collections;

/// <summary>Which collections; all that is given must hold.</summary>
public sealed record CollectionFilterInput(Account? Contract, Account? Owner, Account? Creator)
{
    internal CollectionFilter ToFilter() => new(Contract?.Value, Owner, Creator);
}
