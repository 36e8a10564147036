using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Loading;

/// <summary>Opens a session as the options say, and explains why when that fails.</summary>
internal static class SessionFactory
{
    private const OrtLoggingLevel Quiet = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

    /// <exception cref="NativeRuntimeException">The native library is missing or foreign.</exception>
    /// <exception cref="ModelMismatchException">ONNX Runtime does not load the model.</exception>
    public static InferenceSession Create(string name, CheckedModel model, PredictorOptions options)
    {
        try
        {
            NativeRuntime.ThrowIfOtherVersion();
            CreateEnvironment();
            using SessionOptions session = Configure(options);
            ExternalDataBinding.Add(session, model.ExternalData);
            return new InferenceSession(model.Bytes, session);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelMismatchException($"ONNX Runtime does not load model '{name}': {exception.Message}", exception);
        }
        catch (Exception exception) when (IsNative(exception, out Exception? cause))
        {
            throw new NativeRuntimeException(NativeProblem.Explain(RuntimeInformation.RuntimeIdentifier, NativeRuntime.Files(), cause.Message), exception);
        }
    }

    // The environment prints its warnings to standard error unless it is made with a level; the app may have made it before.
    private static void CreateEnvironment()
    {
        if (OrtEnv.IsCreated)
            return;
        try
        {
            var creation = new EnvironmentCreationOptions { logId = "ModelPack", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            OrtEnv.CreateInstanceWithOptions(ref creation);
        }
        catch (OnnxRuntimeException) when (OrtEnv.IsCreated)
        {
            // Another thread was quicker, and its environment is as good.
        }
    }

    private static SessionOptions Configure(PredictorOptions options)
    {
        var session = new SessionOptions
        {
            IntraOpNumThreads = options.IntraOpThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            EnableCpuMemArena = true,
            EnableMemoryPattern = true,
            LogSeverityLevel = Quiet,
        };
        try
        {
            ExecutionProviders.Append(session, options.ExecutionProviders);
            options.ConfigureSession?.Invoke(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // ONNX Runtime binds its functions in a static constructor, which wraps what went wrong.
    private static bool IsNative(Exception exception, [NotNullWhen(true)] out Exception? cause)
    {
        for (cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
                return true;
        }

        return false;
    }
}
