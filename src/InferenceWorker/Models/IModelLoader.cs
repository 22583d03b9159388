namespace NeuraNft.InferenceWorker.Models;

/// <summary>Turns a model's bytes into something that runs.</summary>
public interface IModelLoader
{
    Task<ModelResult<IModelSession>> LoadAsync(ModelSource source, CancellationToken cancellationToken);
}
