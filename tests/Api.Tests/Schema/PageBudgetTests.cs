namespace NeuraNft.Api.Tests.Schema;

/// <summary>The pages that a frontend shows to everyone fit what an anonymous caller may ask.</summary>
public sealed class PageBudgetTests(Market market)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """
        query FrontPage { collections(first: 20) {
          nodes { id name image ownedBy { accountId } counts { assets } assets(first: 4) { nodes { id name image } } }
          pageInfo { hasNextPage endCursor } } }
        """)]
    [InlineData(
        """
        query CollectionPage { collection(contract: "nrc101.near", collectionId: "1") {
          name description creator owner minting royalty { account basisPoints } counts { assets burnt }
          assets(first: 20) { nodes { id name owner version { number size } leaseTerms { level pricePerPeriod } } } } }
        """)]
    [InlineData(
        """
        query AssetPage { asset(contract: "nrc101.near", tokenId: "1:1") {
          name owner collection { name } version { number cid } versions(first: 10) { nodes { number cid publishedAt } }
          ancestors { generations asset { id name } } replicas(first: 10) { nodes { id name } }
          leaseTerms { level pricePerPeriod } leases(first: 10) { nodes { lessee level expiresAt status } }
          listings(first: 5) { nodes { number price } } offers(first: 5) { nodes { buyer price } }
          sales(first: 10) { nodes { price soldAt } }
          usage(from: "2026-01-01", to: "2026-12-31") { day runs users }
          revenue(from: "2026-01-01", to: "2026-12-31") { day leaseVolume saleVolume } } }
        """)]
    [InlineData(
        """
        query AccountPage { account(id: "alice.near") {
          summary { assetsOwned sales } holdings(first: 20) { nodes { since asset { id name image } } }
          rights(first: 20) { nodes { level expiresAt asset { id name } } } createdCollections(first: 10) { nodes { id name } }
          sales(first: 10) { nodes { price } } purchases(first: 10) { nodes { price } } leases(first: 10) { nodes { level } } } }
        """)]
    [InlineData("""query Market { marketStatistics(from: "2026-01-01", to: "2026-12-31") { day runs users saleVolume fees } }""")]
    public async Task Page_is_within_an_anonymous_callers_budget(string page) =>
        (await market.Door.AskAsync(page, new { }, Ct)).ErrorCode.ShouldBeNull();
}
