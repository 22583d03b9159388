using System.Security.Cryptography;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>Loads into this process: inside of a child that holds one model, and where the platform offers no child.</summary>
public sealed class InProcessLoader(ExecutionProviderChoice choice, ModelLimits limits, TimeProvider time) : IModelLoader
{
    public async Task<ModelResult<IModelSession>> LoadAsync(ModelSource source, CancellationToken cancellationToken)
    {
        var model = Array.Empty<byte>();
        if (await source.FetchWithinAsync(limits.MaxModelBytes, bytes => model = new byte[bytes], cancellationToken) is { } tooLarge)
            return tooLarge;
        if (Refuse(source, model) is { } altered)
            return altered;
        return ModelSession.Load(model, choice, limits, time).Then<IModelSession>(
            session => new ModelResult<IModelSession>.Success(session));
    }

    internal static ModelRefusal? Refuse(ModelSource source, ReadOnlySpan<byte> model)
    {
        if (source.IsVerified)
            return null;
        var actual = Convert.ToHexStringLower(SHA256.HashData(model));
        return actual == source.Sha256 ? null : new ModelRefusal.ModelAltered(source.Sha256, actual);
    }
}
