using NeuraNft.Application.Generation;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Chat;

/// <summary>Which of the generator's models is meant: by name, or by an asset whose base model it is and that the caller may use.</summary>
public sealed class ChatModels(UseOfAssets uses, ITextGenerator? generator = null)
{
    public IReadOnlyList<GeneratorModel> All => generator?.Models ?? [];

    /// <param name="name">Null: the first.</param>
    public GeneratorModel? Find(string? name) => All.FirstOrDefault(m => name is null || m.Name == name);

    /// <returns>Null where there is no such asset, it names no base model of the generator's, or the account may not use it.</returns>
    /// <exception cref="Chain.ChainBehindException">Who may use it cannot be said now.</exception>
    public async Task<GeneratorModel?> OfAssetAsync(Account account, AssetId asset, CancellationToken cancellationToken) =>
        await uses.FindAsync(account, asset, cancellationToken) is { Metadata.BaseModel: { } baseModel } ? Find(baseModel) : null;
}
