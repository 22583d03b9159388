namespace NeuraNft.Api.MainJob;

/// <summary>Who made what of the small market.</summary>
internal sealed record SeedCreator(string Account, string Collection, string About, params SeedAsset[] Assets)
{
    private static readonly SeedAsset s_clothing = new(
        "Clothing at a glance", "Names what is on a small grey picture: one of ten articles of clothing. Trained by federated averaging; "
        + "85 % of 10,000 test pictures are named rightly. Open to everybody: try it with a PNG.",
        "image-classification", "MIT", "clothing", "images", "fashion-mnist", "federated")
    {
        File = "fashion-mnist/fed-mlp.onnx", DefaultLevel = 1,
    };

    public static IReadOnlyList<SeedCreator> All { get; } =
    [
        new("loom", "Small models for pictures", "Classifiers that answer within a millisecond on one core",
            s_clothing,
            new("Clothing at a glance, for shops", "The same network under a shop's terms: leased by the day, or bought with all rights.",
                "image-classification", "MIT", "clothing", "images", "shop")
            {
                File = "fashion-mnist/fed-mlp.onnx", Parent = s_clothing, BaseModel = s_clothing.Name, LeasePerDay = 200, Price = 12_000,
            }),
        new("sova", "Words and languages", "Text understood on small machines",
            new("Which language is this?", "Tells in which of 50 languages a text is written. Open to everybody: paste a sentence.",
                "language-identification", "MIT", "text", "language", "classification")
            {
                File = "language-id/lande50.onnx", DefaultLevel = 1, Price = 40_000,
            },
            new("Words to vectors", "English text as 128 numbers: what means alike lies close together. 8.5 MB, made from WordNet alone.",
                "text-embedding", "WordNet-3.0", "text", "embedding", "search", "english")
            {
                File = "nn-embed-mini/nn-embed-mini-int8.onnx", DefaultLevel = 1, RunPrice = 1, Reserve = 5_000,
            }),
        new("echo", "Sound", "What a recording holds",
            new("Is somebody speaking?", "Silero VAD 5: tells for each 32 ms of a recording whether somebody speaks.",
                "voice-activity", "MIT", "audio", "speech", "voice-activity")
            {
                File = "voice-activity/node_modules/@ricky0123/vad-web/dist/silero_vad_v5.onnx", LeasePerDay = 100, Price = 25_000,
            },
            new("Ten sentences in ten languages", "Each sentence with the language that it is in, for testing a language identifier.",
                "language-identification", "MIT", "text", "language", "test-data")
            {
                Kind = "dataset", File = "language-id/sentences.json", Price = 2_500,
            }),
    ];
}
