using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Auditor.Access;

/// <summary>Who, with what, when.</summary>
internal sealed record AccessQuestion(AssetId Asset, Account Account, BlockTime At);
