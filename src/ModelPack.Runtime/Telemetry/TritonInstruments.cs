using System.Diagnostics.Metrics;

namespace ModelPack.Runtime.Telemetry;

/// <summary>What Triton calls the same measurements, for dashboards that were made for it: meter <c>ModelPack.Triton</c>, which nobody hears who does not ask for it by that name.</summary>
/// <remarks>Up-down counters although nothing ever goes down, since exporters give counters the suffix <c>_total</c>, which Triton's names do not have.</remarks>
internal static class TritonInstruments
{
    private static readonly Meter s_meter = new("ModelPack.Triton", "1");
    private static readonly UpDownCounter<long> s_success = Count("nv_inference_request_success", "Requests that were answered with a prediction.");
    private static readonly UpDownCounter<long> s_failure = Count("nv_inference_request_failure", "Requests that were not, by reason.");
    private static readonly UpDownCounter<long> s_rows = Count("nv_inference_count", "Rows predicted.");
    private static readonly UpDownCounter<long> s_runs = Count("nv_inference_exec_count", "Native calls.");
    private static readonly UpDownCounter<double> s_request = Duration("nv_inference_request_duration_us", "Duration of requests, in microseconds.");
    private static readonly UpDownCounter<double> s_queue = Duration("nv_inference_queue_duration_us", "Time that requests waited for others, in microseconds.");
    private static readonly UpDownCounter<double> s_input = Duration("nv_inference_compute_input_duration_us", "Time spent on making tensors of inputs, in microseconds.");
    private static readonly UpDownCounter<double> s_infer = Duration("nv_inference_compute_infer_duration_us", "Time spent in the model, in microseconds.");
    private static readonly UpDownCounter<double> s_output = Duration("nv_inference_compute_output_duration_us", "Time spent on making outputs of tensors, in microseconds.");

    public static bool IsEnabled => s_success.Enabled;

    public static void Record(Phase phase, TimeSpan duration, KeyValuePair<string, object?> model, KeyValuePair<string, object?> version)
    {
        s_request.Add(duration.TotalMicroseconds, model, version);
        UpDownCounter<double>? part = phase switch
        {
            Phase.Queue => s_queue,
            Phase.Encode or Phase.Pack => s_input,
            Phase.Infer => s_infer,
            Phase.Unpack or Phase.Decode => s_output,
            _ => null,
        };
        part?.Add(duration.TotalMicroseconds, model, version);
    }

    public static void Ended(RequestOutcome outcome, KeyValuePair<string, object?> model, KeyValuePair<string, object?> version)
    {
        if (outcome == RequestOutcome.Predicted)
            s_success.Add(1, model, version);
        else
            s_failure.Add(1, model, version, new("reason", ReasonOf(outcome)));
    }

    public static void Predicted(int rows, KeyValuePair<string, object?> model, KeyValuePair<string, object?> version) => s_rows.Add(rows, model, version);

    public static void Ran(KeyValuePair<string, object?> model, KeyValuePair<string, object?> version) => s_runs.Add(1, model, version);

    private static string ReasonOf(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Shed or RequestOutcome.TimedOut => "REJECTED",
        RequestOutcome.Cancelled => "CANCELED",
        RequestOutcome.Failed => "BACKEND",
        _ => "OTHER",
    };

    private static UpDownCounter<long> Count(string name, string description) => s_meter.CreateUpDownCounter<long>(name, unit: null, description);

    private static UpDownCounter<double> Duration(string name, string description) => s_meter.CreateUpDownCounter<double>(name, unit: null, description);
}
