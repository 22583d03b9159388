namespace NeuraNft.Api.MainJob;

/// <summary>What the market knows of the model, and the test that it has to pass before it is offered.</summary>
internal sealed partial class MarketTour
{
    private async Task<string> RegisterAsync(CancellationToken cancellationToken)
    {
        var untested = Refusals.First(await RequestAsync(Guid.CreateVersion7(), sample.Text, cancellationToken))
            ?? throw new MainJobException("The API let the user run a model that no worker has tested.");
        Expect(untested.GetProperty("__typename").GetString() == "ModelNotOfferedError", "ModelNotOfferedError", untested);
        var model = await TestedModel.RegisterAsync(creator.Api, chain.Contract, token, asset, sample.TestFile, cancellationToken);
        var operators = model.GetProperty("operators").EnumerateArray().Select(o => $"{o.GetProperty("count")} {o.GetProperty("name")}");
        var parameters = model.GetProperty("parameterCount").GetInt64();
        return $"before: {untested.GetProperty("__typename")}, {untested.GetProperty("code").GetString()}\n"
            + $"{model.GetProperty("task")}: {parameters:N0} parameters, {string.Join(", ", operators)}\n"
            + $"test passed, largest error {model.GetProperty("test").GetProperty("largestError").GetDouble():G2}";
    }
}
