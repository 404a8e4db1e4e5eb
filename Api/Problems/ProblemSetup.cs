namespace FraudGrains.Api.Problems;

/// <summary>Puts <see cref="ProblemMiddleware"/> before the routes of the API, and only before those.</summary>
internal static class ProblemSetup
{
    public static void UseProblems(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseMiddleware<ProblemMiddleware>());
}
