using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;

namespace ModelPack.Replay.Running;

/// <summary>A loaded model that examples are run on, through its contract.</summary>
/// <param name="predictor">The predictor.</param>
/// <param name="contract">Its contract.</param>
/// <param name="signature">The model's signature.</param>
/// <param name="model">What is asked for.</param>
internal sealed class ReplayTarget(ILoadedPredictor predictor, Contract contract, ModelSignature signature, ModelReplay model) : IDisposable
{
    private InferenceSession? _session;

    /// <summary>The compiled model project.</summary>
    public Assembly Assembly => predictor.Assembly;

    /// <summary>The model itself, for rows that no contract can say; opened when the first one comes.</summary>
    public InferenceSession Session => _session ??= new InferenceSession(model.File);

    /// <summary>The contract.</summary>
    public Contract Contract => contract;

    /// <summary>The model's signature.</summary>
    public ModelSignature Signature => signature;

    /// <summary>What is asked for; its <see cref="ModelReplay.File"/> is the model file, for rows that no contract can say.</summary>
    public ModelReplay Model => model;

    /// <summary>Predicts a row of contract JSON.</summary>
    /// <param name="input">The row.</param>
    /// <param name="prediction">The prediction as contract JSON, when this returns true.</param>
    /// <param name="errors">Why there is none.</param>
    public bool TryPredict(JsonElement input, out JsonElement prediction, out IReadOnlyList<InputError> errors)
    {
        prediction = default;
        if (!TryRun(input, out byte[]? json, out errors))
            return false;
        using JsonDocument document = JsonDocument.Parse(json);
        prediction = document.RootElement.Clone();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _session?.Dispose();

    private bool TryRun(JsonElement input, [NotNullWhen(true)] out byte[]? json, out IReadOnlyList<InputError> errors)
    {
        json = null;
        var output = new ArrayBufferWriter<byte>();
        var failures = new List<InputError>();
        errors = failures;
        try
        {
            if (predictor.TryPredict(new ReadOnlySequence<byte>(JsonSerializer.SerializeToUtf8Bytes(input)), output, failures))
                json = output.WrittenSpan.ToArray();
        }
        catch (ModelOutputException exception)
        {
            failures.Add(new InputError("$", "MPK3021", exception.Message));
        }
        catch (ModelEncodingException exception)
        {
            failures.Add(new InputError("$", "MPK3022", exception.Message));
        }

        return json is not null;
    }
}
