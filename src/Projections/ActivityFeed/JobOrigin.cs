using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>What only a job's first event says, and its later ones are listed by.</summary>
internal sealed record JobOrigin(Guid Job, AssetId Asset, Account Requester);
