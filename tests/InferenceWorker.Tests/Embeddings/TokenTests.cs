using NeuraNft.InferenceWorker.Embeddings;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

namespace NeuraNft.InferenceWorker.Tests.Embeddings;

public sealed class TokenTests
{
    [Fact]
    public void Long_text_is_counted_whole_and_read_in_part()
    {
        var tokens = new NgramHashTokens(["word"]);
        var text = string.Join(' ', Enumerable.Repeat("wonderful", 500));
        tokens.Read(text).Length.ShouldBe(192);
        tokens.Count(text).ShouldBe(500);
    }

    [Fact]
    public void Batch_is_padded_and_the_mask_says_where()
    {
        var tokens = new WordPieceTokens(WordPieceTokenizer.Of(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "cat"])!);
        var inputs = new[] { "input_ids", "attention_mask", "token_type_ids" }.Select(name =>
            new TensorSpec(name, Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int64, []));
        var tensors = tokens.ToTensors([tokens.Read("cat cat"), tokens.Read("")], [.. inputs]);
        tensors.ShouldAllBe(t => t.Shape.SequenceEqual(new long[] { 2, 4 }));
        tensors[0].Values.ShouldBe(new long[] { 2, 4, 4, 3, 2, 3, 0, 0 });
        tensors[1].Values.ShouldBe(new long[] { 1, 1, 1, 1, 1, 1, 0, 0 });
        tensors[2].Values.ShouldBe(new long[8]);
        tokens.Count("cat cat").ShouldBe(4);
    }
}
