using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.InferenceWorker;

/// <summary>Runs one job's model on its input: fetch, check, load, run, read.</summary>
public sealed class RunModel(
    ModelFiles files, SealedModels sealedModels, ModelSessionCache sessions, ExecutionProviderChoice provider,
    IOptions<WorkerOptions> options)
{
    private static readonly string RuntimeVersion = Models.RuntimeEnvironment.Version;

    public async Task<ModelResult<InferenceResult>> HandleAsync(
        InferenceEvent.InferenceRequested request, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            return TensorsJson.Read(request.InputKind, request.Input) switch
            {
                ModelResult<InferenceInput>.Success input => await RunAsync(request, attempt, input.Value, cancellationToken),
                ModelResult<InferenceInput>.Refused no => no.Refusal,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (ModelFileMissingException)
        {
            return new ModelRefusal.ModelInvalid("its file is not in content storage under its CID.");
        }
    }

    private async Task<ModelResult<InferenceResult>> RunAsync(
        InferenceEvent.InferenceRequested request, int attempt, InferenceInput input, CancellationToken cancellationToken)
    {
        if (await files.CardAsync(request.CardCid, cancellationToken) is not ModelResult<ModelCard?>.Success card)
            return new ModelRefusal.CardInvalid("it is not of the card format.");
        var found = await sealedModels.OpenAsync(request, attempt, cancellationToken) ?? Plain(request.Model);
        if (found is ModelResult<ModelSource>.Refused unfound)
            return unfound.Refusal;
        var source = ((ModelResult<ModelSource>.Success)found).Value;
        var output = await sessions.RunAsync(
            source, new RunTerms(options.Value.Deadline, request.Requester.Value),
            (session, terms) => InferencePipeline.RunAsync(session, card.Value, input, terms, cancellationToken), cancellationToken);
        return output.Then<InferenceResult>(o => ResultOf(request, source, o));
    }

    private ModelSource Plain(ModelReference model) =>
        new(model.Sha256, model.Cid, model.Sha256, (room, ct) => files.ReadAsync(model.Cid, room, ct));

    private InferenceResult ResultOf(InferenceEvent.InferenceRequested request, ModelSource source, InferenceOutput output)
    {
        var json = OutputJson.Write(output);
        return new InferenceResult(
            json, source.StoredSha256, source.Cid, RuntimeVersion, provider.Name,
            (long)output.Elapsed.TotalMicroseconds, Sha256(request.Input), Sha256(json));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
