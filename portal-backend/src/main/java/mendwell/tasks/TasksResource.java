package mendwell.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import mendwell.access.Asks;
import mendwell.access.Sets;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.InTransaction;
import mendwell.platform.Page;

/// Tasks over HTTP.
@Path("tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
@InTransaction
public class TasksResource {
    @Sets(value = "task", existing = true)
    public record Completion(@Size(max = 2000) String note) {}

    private final Tasks tasks;

    @Inject
    TasksResource(Tasks tasks) {
        this.tasks = tasks;
    }

    /// Tasks for the desk, newest first.
    ///
    /// @param open only those not done
    @GET
    public Page<TaskView> list(
            @QueryParam("open") @Asks(match = "task.doneAt") boolean open,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > 100) {
            throw BadInput.at("?limit", "limit");
        }
        return tasks.page(open, cursor == null ? null : Cursor.parse(cursor), limit);
    }

    /// One task.
    @GET
    @Path("{id}")
    public Answer<TaskView> task(@PathParam("id") UUID id) {
        return tasks.show(id);
    }

    /// Marks a task as done.
    @POST
    @Path("{id}/completion")
    public Answer<TaskView> complete(@PathParam("id") UUID id, @NotNull Completion completion) {
        tasks.complete(id, completion.note());
        return tasks.show(id);
    }
}
