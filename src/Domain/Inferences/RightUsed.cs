using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Inferences;

/// <summary>By which right a model was run, as the worker found it when it began.</summary>
/// <param name="Level">The requester's effective level.</param>
/// <param name="Origin">"owner", "grant", "lease", "resale", "purchase", "default".</param>
/// <param name="GivenBy">Position in the log of the event that gives it.</param>
public sealed record RightUsed(AccessLevel Level, string Origin, long? GivenBy);
