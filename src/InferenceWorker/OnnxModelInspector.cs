using NeuraNft.Application;
using NeuraNft.Application.Models;
using NeuraNft.Domain.Models;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Models.Onnx;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker;

/// <summary>Reads models and cards with code of ours alone: the runtime meets a model only where a job runs it.</summary>
internal sealed class OnnxModelInspector(ModelLimits limits) : IModelInspector
{
    public long MaxModelBytes => limits.MaxModelBytes;

    public Result<InspectedModel, ModelFileRefusal> Inspect(ReadOnlyMemory<byte> model) =>
        Of(OnnxReading.Read(model.Span, limits), read => new InspectedModel(read.Description, read.Graph));

    public Result<InspectedCard, ModelFileRefusal> InspectCard(ReadOnlyMemory<byte> card, ModelDescription model) =>
        Of(ModelCard.Parse(card.Span).Then(c => CardCheck.Check(c, model)), c => new InspectedCard(c.TaskName, c.InputKindName));

    private static Result<TTo, ModelFileRefusal> Of<TFrom, TTo>(ModelResult<TFrom> result, Func<TFrom, TTo> map) => result switch
    {
        ModelResult<TFrom>.Success success => new Result<TTo, ModelFileRefusal>.Ok(map(success.Value)),
        ModelResult<TFrom>.Refused no =>
            new Result<TTo, ModelFileRefusal>.Refused(new ModelFileRefusal(no.Refusal.Code, FailureText.Of(no.Refusal.Message))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
