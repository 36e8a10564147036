using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>Every route that takes a body, against all that can be wrong with one: no server error, no leak, no memory that stays, and good requests go on.</summary>
[Collection(AloneCollection.Name)]
public sealed class BadInputTests(HostileApp app)
{
    private const int Workers = 4;
    private const long MaxGrowth = 300L << 20;

    // build/fuzz.sh http asks for many, and each run for others.
    private static readonly int s_bodies = int.Parse(Environment.GetEnvironmentVariable("MODELPACK_BAD_BODIES") ?? (Long ? "100000" : "1000"), System.Globalization.CultureInfo.InvariantCulture);
    private static readonly int s_seed = int.Parse(Environment.GetEnvironmentVariable("MODELPACK_BAD_BODIES_SEED") ?? "20260", System.Globalization.CultureInfo.InvariantCulture);

    public static TheoryData<HostileRoute> Routes => [.. HostileRoutes.All];

    private static bool Long => Environment.GetEnvironmentVariable("MODELPACK_LONG_TESTS") == "1";

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_good_body_is_answered(HostileRoute route) =>
        Assert.Equal(route.IsGood ? 200 : 400, (await app.SendAsync(route, route.Body(route.Good))).Status);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_bad_body_is_refused_in_the_form_of_the_protocol(HostileRoute route)
    {
        Assert.True(BadCases.All.Count >= 60);
        var problems = new List<string>();
        foreach ((string name, Func<HostileRoute, byte[]> make) in BadCases.All)
        {
            BadBody body = route.Body(make(route));
            Answer answer = await app.SendAsync(route, body);
            if (AnswerCheck.Problem(answer, route.Answers) is { } problem)
                problems.Add($"{name}: {problem}");
            else if (route.IsJson && !AnswerCheck.IsRefused(answer, route.Answers))
                problems.Add($"{name} is accepted: {answer.Status} {answer.Text}");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        await A_good_body_is_answered(route);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Random_and_changed_bodies_are_never_a_server_error(HostileRoute route)
    {
        await AttackAsync(route, bodies: 200, seed: 1);
        long before = Memory();
        await AttackAsync(route, s_bodies, s_seed);
        Assert.InRange(Memory() - before, long.MinValue, MaxGrowth);
        await A_good_body_is_answered(route);
    }

    private async Task AttackAsync(HostileRoute route, int bodies, int seed)
    {
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var mutator = new BodyMutator((seed * Workers) + worker);
            for (int i = 0; i < bodies / Workers; i++)
            {
                BadBody body = i % 10 == 0 ? route.Body(mutator.Noise()) : mutator.Next(route);
                Answer answer = await app.SendAsync(route, body);
                if (AnswerCheck.Problem(answer, route.Answers) is { } problem)
                    Assert.Fail($"{problem}\nfor {body}");
            }
        })));
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }
}
