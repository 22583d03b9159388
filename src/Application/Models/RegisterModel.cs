using System.Security.Cryptography;
using Neura.ContentStore;

namespace NeuraNft.Application.Models;

/// <summary>Checks a model file and keeps it under its CID, before a version of it is published on chain.</summary>
public sealed class RegisterModel(IModelInspector inspector, LocalFolderStore content, ModelRegister register)
{
    public async Task<Result<RegisteredModel, ModelFileRefusal>> HandleAsync(string file, CancellationToken cancellationToken)
    {
        var model = await File.ReadAllBytesAsync(file, cancellationToken);
        if (inspector.Inspect(model) is Result<InspectedModel, ModelFileRefusal>.Refused { Refusal: var refusal })
            return Refuse(refusal.Code, refusal.Message);
        if (await content.PutAsync(new MemoryStream(model), cancellationToken) is not ContentWrite.Stored stored)
            return Refuse("TOO_LARGE", "The model is larger than the store takes.");
        var sha256 = SHA256.HashData(model);
        var cid = stored.Content.Cid.ToString();
        var commitment = await register.CommitAsync(cid, sha256, model.LongLength, cancellationToken);
        return new Result<RegisteredModel,
            ModelFileRefusal>.Ok(new RegisteredModel(cid, Convert.ToHexStringLower(sha256), model.LongLength, commitment));
    }

    /// <summary>Keeps a model's card; it is read again and checked when a job needs it.</summary>
    /// <returns>Its CID, for the asset's metadata.data.</returns>
    public async Task<string> KeepCardAsync(string file, CancellationToken cancellationToken)
    {
        await using var card = File.OpenRead(file);
        return await content.PutAsync(card, cancellationToken) is ContentWrite.Stored stored
            ? stored.Content.Cid.ToString()
            : throw new InvalidDataException("The model card is larger than the store takes.");
    }

    private static Result<RegisteredModel, ModelFileRefusal> Refuse(string code, string message) =>
        new Result<RegisteredModel, ModelFileRefusal>.Refused(new ModelFileRefusal(code, message));
}
