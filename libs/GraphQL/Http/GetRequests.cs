namespace Neura.GraphQL.Http;

/// <summary>What a GET may ask for; it never runs a mutation.</summary>
public enum GetRequests
{
    None,

    /// <summary>Documents by their id, which is all that a cache on the way can hold.</summary>
    TrustedDocuments,

    /// <summary>Any document in the address.</summary>
    Queries,
}
