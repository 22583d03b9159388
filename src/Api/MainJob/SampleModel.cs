using NeuraNft.Application.Models;

namespace NeuraNft.Api.MainJob;

/// <summary>
/// The sample that comes with the repository: language identification, 50 languages, with a sentence whose answer is known.
/// </summary>
internal sealed record SampleModel(string ModelFile, string CardFile, string TestFile, string Text, string Answer)
{
    public static SampleModel In(string repository)
    {
        var folder = Path.Combine(repository, "src", "InferenceWorker", "samples", "language-id");
        return new SampleModel(
            Path.Combine(folder, "lande50.onnx"), Path.Combine(folder, "card.json"), Path.Combine(folder, "test.json"),
            "Die Würde des Menschen ist unantastbar. Sie zu achten und zu schützen ist Verpflichtung aller staatlichen Gewalt.", "deu");
    }

    /// <param name="model">Null: the first version is published later.</param>
    public static object MintArguments(string collection, RegisteredModel? model, string cardCid) => new
    {
        collection_id = collection,
        kind = "model",
        name = "Language identification, 50 languages",
        metadata = new
        {
            data = cardCid,
            description = "Tells in which of 50 languages a text is written.",
            task = "text-classification",
            license = "MIT",
            tags = new[] { "language", "classification", "onnx" },
        },
        version = model is null
            ? null
            : new { cid = model.Cid, sha256 = model.Sha256, size = model.Size, salted_commitment = model.SaltedCommitment },
    };
}
