using ModelPack.Replay.Comparing;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Replay.Running;

/// <summary>Loads a model through its contract, runs one valid row, and replays its examples.</summary>
/// <param name="record">The contract's record in the assembly.</param>
/// <param name="model">What is asked for.</param>
/// <param name="progress">Takes lines that say how far it is.</param>
internal sealed class ContractReplay(ContractRecordAttribute record, ModelReplay model, Action<string> progress)
{
    private readonly List<ReplayProblem> _problems = [];
    private readonly HashSet<string> _notes = [];

    public ModelReport Run()
    {
        ReplayFigures figures = new();
        try
        {
            if (!Tolerance.TryParse(model.Tolerance, model.MaxMismatch, out Tolerance? tolerance, out string? error))
                _problems.Add(new ReplayProblem("MPK2005", IsError: true, model.Written, 0, error));
            else
                figures = Replay(tolerance);
        }
        catch (Exception exception) when (exception is ModelLoadException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            _problems.Add(LoadFailure.Describe(model, exception));
        }

        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new ReplayProblem("MPK2005", IsError: true, model.Written, 0, $"The examples cannot be read: {exception.Message}"));
        }

        return new ModelReport { Name = model.Name, Figures = figures, Problems = _problems, Notes = [.. _notes] };
    }

    private ReplayFigures Replay(Tolerance tolerance)
    {
        Contract contract = Contract.Parse(new ContractRecord(record.Model, record.Predictor.FullName!, record.Digest, record.Contract, record.Signature, []));
        using ILoadedPredictor predictor = Predictors.Load(record.Predictor, model);
        using var target = new ReplayTarget(predictor, contract, predictor.Descriptor.Signature, model);
        ReplayFigures figures = Backend.Figures(model) with { Loaded = true };
        if (model.Examples.Count == 0)
        {
            if (new ModelTrial(target).Run() is { } problem)
                _problems.Add(problem);
            return figures;
        }

        var run = new ExampleRun(target, tolerance, progress);
        run.ReplayAll();
        _problems.AddRange(run.Problems);
        _notes.UnionWith(run.Notes);
        return figures with
        {
            Examples = run.Count,
            MaxAbsoluteError = run.Errors.MaxAbsolute,
            MaxRelativeError = run.Errors.MaxRelative,
        };
    }
}
