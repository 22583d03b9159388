using System.Security.Cryptography;
using Neura.ContentStore;

namespace NeuraNft.Application.Models;

/// <summary>Checks a model file and keeps it under its CID, before a version of it is published on chain.</summary>
public sealed class RegisterModel(IModelInspector inspector, LocalFolderStore content)
{
    private const int SaltBytes = 32;

    public async Task<Result<RegisteredModel, ModelFileRefusal>> HandleAsync(string file, CancellationToken cancellationToken)
    {
        var model = await File.ReadAllBytesAsync(file, cancellationToken);
        if (inspector.Inspect(model) is { } refusal)
            return new Result<RegisteredModel, ModelFileRefusal>.Refused(refusal);
        var stored = await content.PutAsync(new MemoryStream(model), cancellationToken);
        var sha256 = SHA256.HashData(model);
        var commitment = SHA256.HashData([.. RandomNumberGenerator.GetBytes(SaltBytes), .. sha256]);
        return new Result<RegisteredModel, ModelFileRefusal>.Ok(new RegisteredModel(
            stored.Cid.ToString(), Convert.ToHexStringLower(sha256), model.LongLength, Convert.ToHexStringLower(commitment)));
    }

    /// <summary>Keeps a model's card; it is read again and checked when a job needs it.</summary>
    /// <returns>Its CID, for the asset's metadata.data.</returns>
    public async Task<string> KeepCardAsync(string file, CancellationToken cancellationToken)
    {
        await using var card = File.OpenRead(file);
        return (await content.PutAsync(card, cancellationToken)).Cid.ToString();
    }
}
