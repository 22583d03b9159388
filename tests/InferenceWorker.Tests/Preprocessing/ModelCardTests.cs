using System.Text;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Preprocessing;

public sealed class ModelCardTests
{
    [Fact]
    public void Card_with_unknown_members_is_read()
    {
        var card = Parse("""{"input":{"kind":"tensors","note":1},"output":{"kind":"tensors"},"author":"x"}""").Value();
        card.ShouldBe(new ModelCard(new CardInput(CardInputKind.Tensors), new CardOutput(CardOutputKind.Tensors)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"input":null,"output":{"kind":"tensors"}}""")]
    [InlineData("""{"output":{"kind":"tensors"}}""")]
    [InlineData("""{"input":{"kind":"image"},"output":{"kind":"tensors"}}""")]
    [InlineData("""{"input":{"kind":"text"},"output":{"kind":"tensors"}}""")]
    [InlineData("""{"input":{"kind":"text","preprocess":"ngram-frequency","ngrams":["a"]},"output":{"kind":"tensors"}}""")]
    [InlineData("""{"input":{"kind":"text","tensor":"x","preprocess":"ngram-frequency","ngrams":[]},"output":{"kind":"tensors"}}""")]
    [InlineData("""{"input":{"kind":"text","tensor":"x","preprocess":"ngram-frequency","ngrams":[""]},"output":{"kind":"tensors"}}""")]
    [InlineData("""{"input":{"kind":"text","tensor":"x","preprocess":"ngram-frequency","ngrams":[null]},"output":{"kind":"tensors"}}""")]
    [InlineData("""{"input":{"kind":"tensors"},"output":{"kind":"classification","tensor":"y"}}""")]
    [InlineData("""{"input":{"kind":"tensors"},"output":{"kind":"classification","labels":["a"]}}""")]
    public void Card_that_cannot_be_used_is_refused(string json) => Parse(json).Refusal().Code.ShouldBe("CARD_INVALID");

    [Fact]
    public void Card_over_the_size_limit_is_refused() =>
        ModelCard.Parse(new byte[ModelCard.MaxBytes + 1]).Refusal().Code.ShouldBe("CARD_INVALID");

    private static ModelResult<ModelCard> Parse(string json) => ModelCard.Parse(Encoding.UTF8.GetBytes(json));
}
