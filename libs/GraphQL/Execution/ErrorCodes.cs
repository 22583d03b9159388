namespace Neura.GraphQL.Execution;

/// <summary>The stable values of <c>extensions.code</c>. Clients branch on them: change only by adding.</summary>
public static class ErrorCodes
{
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";
    public const string OperationResolutionFailed = "OPERATION_RESOLUTION_FAILURE";
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string BadRequest = "BAD_REQUEST";
    public const string TooLarge = "TOO_LARGE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string NotAcceptable = "NOT_ACCEPTABLE";
    public const string BatchingDisabled = "BATCHING_DISABLED";
    public const string DepthLimit = "DEPTH_LIMIT";
    public const string FieldLimit = "FIELD_LIMIT";
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";
    public const string DeadlineExceeded = "DEADLINE_EXCEEDED";
    public const string ExecutionFailed = "EXECUTION_FAILED";
    public const string InternalError = "INTERNAL_SERVER_ERROR";
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
    public const string PageTooLarge = "PAGE_TOO_LARGE";
    public const string InvalidPaging = "INVALID_PAGING";
    public const string InvalidCursor = "INVALID_CURSOR";
    public const string InvalidId = "INVALID_ID";
    public const string DocumentNotFound = "PERSISTED_QUERY_NOT_FOUND";
    public const string OnlyTrustedDocuments = "ONLY_TRUSTED_DOCUMENTS";
    public const string PreflightRequired = "PREFLIGHT_REQUIRED";
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";
    public const string CycleLimit = "CYCLE_LIMIT";
    public const string CostLimit = "COST_LIMIT";
    public const string SlowSubscriber = "SLOW_SUBSCRIBER";
    public const string SubscriptionLimit = "SUBSCRIPTION_LIMIT";
    public const string SessionExpired = "AUTH_EXPIRED";
    public const string UnsupportedOperation = "UNSUPPORTED_OPERATION";
}
