namespace ModelPack.Replay.Running;

/// <summary>Says why a model was not loaded (MPK2011).</summary>
internal static class LoadFailure
{
    private const int LongestReason = 1_000;

    public static ReplayProblem Describe(ModelReplay model, Exception exception)
    {
        string reason = exception is ModelLoadException known ? known.Message : Innermost(exception).Message;
        return new ReplayProblem("MPK2011", IsError: true, model.Written, 0,
            $"The model cannot be loaded: {PrintableText.Of(reason.Trim().TrimEnd('.'), LongestReason)}. Where this machine cannot run models at all, set ModelPackReplay=false: the package then says that nobody has run it.");
    }

    // ONNX Runtime binds its functions in a static constructor, which wraps what went wrong.
    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
            exception = inner;
        return exception;
    }
}
