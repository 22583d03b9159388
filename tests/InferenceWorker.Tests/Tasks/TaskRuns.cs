using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Models.Onnx;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Tasks;

/// <summary>A real model with its card, both checked as at registration.</summary>
internal static class TaskRuns
{
    public static async Task<ModelResult<InferenceOutput>> RunAsync(string model, ReadOnlyMemory<byte> card, InferenceInput input)
    {
        var file = await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken);
        var description = OnnxReading.Read(file, ModelLimits.Default).Value().Description;
        var read = ModelCard.Parse(card.Span).Then(c => CardCheck.Check(c, description)).Value();
        using var session = ModelSessions.Load(file);
        return await InferencePipeline.RunAsync(
            session, read, input, new RunTerms(ModelSessions.Minute), TestContext.Current.CancellationToken);
    }

    public static Task<ModelResult<InferenceOutput>> RunSampleAsync(string folder, string model, InferenceInput input) =>
        RunAsync(TestData.Sample($"{folder}/{model}"), File.ReadAllBytes(TestData.Sample($"{folder}/card.json")), input);
}
