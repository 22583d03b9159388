namespace NeuraNft.Api;

/// <summary>This market's own values of <c>extensions.code</c>, beside the engine's: change only by adding.</summary>
internal static class ApiCodes
{
    public const string ChainUnavailable = "CHAIN_UNAVAILABLE";
    public const string InvalidPosition = "INVALID_POSITION";
    public const string PositionNotReached = "POSITION_NOT_REACHED";
    public const string NotFound = "NOT_FOUND";
    public const string TransactionUnknown = "TRANSACTION_UNKNOWN";
    public const string InvalidRange = "INVALID_RANGE";
    public const string InvalidTime = "INVALID_TIME";
    public const string RangeTooLarge = "RANGE_TOO_LARGE";
    public const string InvalidToken = "AUTH_INVALID_TOKEN";
    public const string TextTooLong = "TEXT_TOO_LONG";
    public const string FilterTooLarge = "FILTER_TOO_LARGE";
    public const string RateLimited = "RATE_LIMITED";
    public const string AnonymousSubscriptionLimit = "ANONYMOUS_SUBSCRIPTION_LIMIT";
    public const string LoginNotBatched = "LOGIN_NOT_BATCHED";
    public const string CookieRefused = "COOKIE_REFUSED";
}
