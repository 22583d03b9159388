namespace NeuraNft.Application.Models;

/// <summary>
/// Says whether bytes are a model that the runtime can load. The inference worker knows the runtime; this project does not.
/// </summary>
public interface IModelInspector
{
    /// <returns>Null where the model is fit.</returns>
    ModelFileRefusal? Inspect(ReadOnlyMemory<byte> model);
}
