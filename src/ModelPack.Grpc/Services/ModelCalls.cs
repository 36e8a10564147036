using System.Globalization;
using Grpc.Core;
using ModelPack.Grpc.Wire;

namespace ModelPack.Grpc.Services;

/// <summary>Turns every way in which a call of a model can end badly into a status. No text holds a value of the request, a path or the text of an exception.</summary>
internal sealed partial class ModelCalls(ILogger logger)
{
    // Part of how gRPC clients retry: how long to wait, in milliseconds.
    private const string Pushback = "grpc-retry-pushback-ms";

    /// <summary>The request does not fit the model.</summary>
    public static RpcException Invalid(string message) => new(new Status(StatusCode.InvalidArgument, message));

    /// <summary>All places are taken.</summary>
    public static RpcException Overloaded(ServedModel model) => Unavailable(model, "The model is busy.");

    /// <summary>The time that the options allow was over before there was an answer.</summary>
    public static RpcException TimedOut() => new(new Status(StatusCode.DeadlineExceeded, "The prediction took too long."));

    /// <summary>Gets the loaded model.</summary>
    /// <exception cref="RpcException">It could not be loaded, or the app is closing it.</exception>
    public ModelHost HostOf(ServedModel model)
    {
        try
        {
            return model.Host;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotReady(exception, model.Descriptor.Name);
            throw NotReady(model);
        }
    }

    /// <summary>The status of an exception; null for one that says a status itself, and for a call that was cancelled.</summary>
    public RpcException? Explain(ServedModel model, Exception exception)
    {
        string name = model.Descriptor.Name;
        switch (exception)
        {
            case RpcException or OperationCanceledException:
                return null;
            case MalformedMessageException:
                return Invalid(exception.Message);
            case ModelOverloadedException:
                return Overloaded(model);
            case ObjectDisposedException:
                LogNotReady(exception, name);
                return NotReady(model);
            case ModelOutputException:
                LogModelOutput(exception, name);
                return new RpcException(new Status(StatusCode.Internal, "The model gave an output that its contract does not allow."));
            default:
                LogDefect(exception, name);
                return new RpcException(new Status(StatusCode.Internal, "The request could not be answered."));
        }
    }

    private static RpcException NotReady(ServedModel model) => Unavailable(model, "The model is not ready.");

    private static RpcException Unavailable(ServedModel model, string message) => new(
        new Status(StatusCode.Unavailable, message),
        new Metadata { { Pushback, ((long)model.Options.RetryAfter.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) } });

    [LoggerMessage(3001, LogLevel.Error, "Model {Model} is not ready for gRPC.")]
    private partial void LogNotReady(Exception exception, string model);

    [LoggerMessage(3002, LogLevel.Error, "Model {Model} gave an output that gRPC cannot carry as the model describes it.")]
    private partial void LogModelOutput(Exception exception, string model);

    [LoggerMessage(3003, LogLevel.Error, "A gRPC request to model {Model} failed.")]
    private partial void LogDefect(Exception exception, string model);
}
